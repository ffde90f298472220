namespace BotService.Cli;

/// <summary>What <c>check</c> says at its end, and what is only a question of time.</summary>
internal enum CheckProblem { Summary, SchemasWritten, ReviewDue }
