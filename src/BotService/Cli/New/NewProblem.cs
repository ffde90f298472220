namespace BotService.Cli.New;

/// <summary>Why nothing was made, and what to do once it was.</summary>
internal enum NewProblem { IdUnfit, OrganisationUnknown, EntryExists, BroaderUnknown, Made }
