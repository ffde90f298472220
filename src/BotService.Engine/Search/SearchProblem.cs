namespace BotService.Engine.Search;

/// <summary>What can be wrong with the search's words.</summary>
internal enum SearchProblem { NoWordsOfKind }
