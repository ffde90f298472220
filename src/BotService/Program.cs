using System.CommandLine;
using BotService.Cli;

var root = new RootCommand("BotService answers citizens' questions and tells once, completely, what to bring.")
{
    CheckCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
