namespace BotService.Cli.LineVerbs;

/// <summary>How a thing that was looked at stands.</summary>
internal enum Verdict { Good, Note, Bad }

/// <summary>One line of <c>line check</c>.</summary>
/// <param name="About">Such as <c>webhook</c>.</param>
internal sealed record LineFinding(Verdict Verdict, string About, string Says)
{
    public override string ToString() =>
        $"  {(Verdict switch { Verdict.Good => "ok     ", Verdict.Note => "note   ", _ => "PROBLEM" })}  {About}: {Says}";
}
