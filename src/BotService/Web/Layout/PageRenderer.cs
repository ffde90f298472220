using System.Text;
using BotService.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;

namespace BotService.Web.Layout;

/// <summary>Components as HTML, once: nothing stays on the server, and nothing runs in the browser.</summary>
internal sealed class PageRenderer(IServiceProvider services, ILoggerFactory logs)
{
    /// <summary>A fragment in the light of a visit.</summary>
    public async Task<byte[]> RenderAsync(Visit visit, RenderFragment content)
    {
        await using var renderer = new HtmlRenderer(services, logs);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = new Dictionary<string, object?> { ["Visit"] = visit, ["Content"] = content };
            var shown = await renderer.RenderComponentAsync<Shown>(ParameterView.FromDictionary(parameters));
            return shown.ToHtmlString();
        });
        return Encoding.UTF8.GetBytes(
            services.GetService<ITelephoneNumbers>() is { } lines ? new TelephoneLinks(lines.Known).In(html) : html);
    }

    /// <summary>The outermost component: hands the visit down.</summary>
    private sealed class Shown : ComponentBase
    {
        [Parameter]
        public Visit Visit { get; set; } = null!;

        [Parameter]
        public RenderFragment Content { get; set; } = null!;

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<CascadingValue<Visit>>(0);
            builder.AddComponentParameter(1, nameof(CascadingValue<>.Value), Visit);
            builder.AddComponentParameter(2, nameof(CascadingValue<>.IsFixed), true);
            builder.AddComponentParameter(3, nameof(CascadingValue<>.ChildContent), Content);
            builder.CloseComponent();
        }
    }
}
