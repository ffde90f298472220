namespace BotService.Drafting;

/// <summary>What can be wrong with the prompts and the words of claims.</summary>
internal enum PromptProblem { PromptMissing, NoVariable, VariableUnnamed }
