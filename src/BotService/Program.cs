using BotService.Bot.Rendering;
using BotService.Channels.Paper;
using BotService.Channels.WebChat;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRendering(builder.Configuration).AddPaper().AddWebChat(builder.Configuration);
var app = builder.Build();
app.MapPaper();
app.MapWebChat();
app.Run();
