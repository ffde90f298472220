using BotService.Insight;

namespace BotService.Tests.Web.Paper;

/// <summary>Notes of one test.</summary>
internal sealed class KeptNotes : INotes
{
    public List<Note> All { get; } = [];

    public Task<bool> AddAsync(Note note, CancellationToken cancel)
    {
        All.Add(note);
        return Task.FromResult(true);
    }

    public Task<IReadOnlyList<Note>> OfAsync(string receipt, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<Note>>(All.FindAll(n => n.Receipt == receipt));
}
