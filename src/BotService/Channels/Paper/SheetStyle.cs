namespace BotService.Channels.Paper;

/// <summary>How the page looks on screen and on A4. Every pair of colours keeps a contrast of at least 4.5 : 1.</summary>
internal static class SheetStyle
{
    public const string Css = """

        :root{--ink:#1c2733;--soft:#4d5b69;--line:#cfd8df;--blue:#0b5c7a;--wash:#f3f7f9;--amber:#7a4a00;--amber-wash:#fff6e3;--red:#9a1f1f}
        *{box-sizing:border-box}
        body{margin:0;background:var(--wash);color:var(--ink);font:1rem/1.65 "Noto Sans TC","Noto Sans CJK TC","PingFang TC","Microsoft JhengHei",system-ui,sans-serif;overflow-wrap:anywhere}
        a{color:var(--blue);text-underline-offset:.2em}
        :focus-visible{outline:3px solid var(--blue);outline-offset:2px;border-radius:2px}
        .top{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;justify-content:space-between;align-items:center;max-width:48rem;margin:0 auto;padding:.75rem 1rem}
        .site{margin:0;font-weight:700;color:var(--blue)}
        .tools{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}
        main{max-width:48rem;margin:0 auto 2rem;padding:1.5rem clamp(1rem,4vw,2.5rem);background:#fff;border-top:4px solid var(--blue);border-radius:0 0 8px 8px;box-shadow:0 1px 4px rgb(20 50 70/.14)}
        .title{display:flex;gap:1.5rem;justify-content:space-between;align-items:flex-start}
        h1{font-size:1.6rem;line-height:1.3;margin:0 0 .5rem}
        h2{font-size:1.1rem;line-height:1.4;margin:0 0 .5rem;color:var(--blue)}
        .summary{margin:0;color:var(--soft)}
        figure{margin:0;width:7rem;flex:none;text-align:center}
        .qr{display:block;width:100%;height:auto}
        figcaption{font-size:.75rem;line-height:1.3;color:var(--soft);margin-top:.35rem}
        .case{margin-top:1.25rem;padding:.75rem 1rem;background:var(--wash);border-radius:6px}
        dl{margin:0}
        dl div{display:flex;flex-wrap:wrap;gap:0 .75rem}
        dt{color:var(--soft)}
        dd{margin:0;font-weight:600}
        .reservation{margin:1.25rem 0 0;padding:.75rem 1rem;background:var(--amber-wash);border-left:4px solid #c98a12;color:#4a2f00}
        .part{margin-top:1.5rem;border-top:1px solid var(--line);padding-top:1rem}
        ul,ol{margin:0;padding-left:1.5rem}
        li{margin:.5rem 0;break-inside:avoid}
        li.tick{list-style:none;display:flex;gap:.7rem;margin-left:-1.5rem}
        li.tick>div{flex:1;min-width:0}
        li p{margin:.1rem 0;color:var(--soft);font-size:.925rem}
        label,li span:first-child{font-weight:500}
        input[type=checkbox]{width:1.25rem;height:1.25rem;margin:.2rem 0 0;flex:none;accent-color:var(--blue)}
        .lookedup ul{list-style:"✓  "}
        .warnings h2{color:var(--red)}
        .warnings ul{list-style:"!  "}
        li p.mark{color:var(--amber);font-weight:600}
        .cite{font-size:.75rem;margin-left:.3rem;text-decoration:none;padding:.25rem .1rem}
        .sources{font-size:.9rem}
        .dated{color:var(--soft)}
        footer{margin-top:1.5rem;border-top:1px solid var(--line);padding-top:1rem;font-size:.875rem;color:var(--soft)}
        footer p{margin:.1rem 0}footer dd{font-weight:500;color:var(--ink)}
        .missing section+section{margin-top:2rem;border-top:1px solid var(--line);padding-top:1.5rem}
        @media (max-width:30rem){.title{flex-direction:column}figure{width:6rem}h1{font-size:1.35rem}}
        @page{size:A4;margin:16mm 15mm}
        @media print{
        body{background:#fff;font-size:10.5pt;line-height:1.5}
        .tools,.screen{display:none}
        .top,main{max-width:none;margin:0;padding:0}
        main{box-shadow:none;border-top:2px solid #000;border-radius:0;padding-top:.75rem}
        .title{flex-direction:row}
        .case,.reservation{border:1px solid #777;background:#fff}
        h2,.part>h2{break-after:avoid}
        a{color:inherit}
        a.out::after{content:" (" attr(href) ")";font-size:.8em;font-weight:400}
        a[href^="#"]::after{content:""}
        input[type=checkbox]{appearance:none;border:1.5px solid #000;border-radius:2px;width:1rem;height:1rem}
        input[type=checkbox]:checked::after{content:"✓";display:block;font-weight:700;line-height:.9rem;text-align:center}
        }

        """;
}
