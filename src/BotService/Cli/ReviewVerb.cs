using System.CommandLine;

namespace BotService.Cli;

/// <summary><c>review</c>: what staff do with what went wrong, from the command line.</summary>
internal static class ReviewVerb
{
    public static Command Create() =>
        new("review", "What people judged of the assistant's answers.")
        {
            GroupVerb.Create(), TrialVerb.Create(), ReviewExportVerb.Create(),
        };
}
