using BotService.Engine.Dialogs;

namespace BotService.Tests.Channels.Line.Whole;

/// <summary>The real engine, which waits before it decides what holds the given words.</summary>
internal sealed class SlowEngine(IDialogEngine engine, string words) : IDialogEngine, IDisposable
{
    private readonly ManualResetEventSlim gate = new();

    public string Release => engine.Release;

    /// <summary>Completes when the turn has begun.</summary>
    public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Go() => gate.Set();

    public TurnResult Next(DialogState? state, Input input, DateOnly today)
    {
        if (input.Text?.Contains(words, StringComparison.Ordinal) == true)
        {
            Begun.TrySetResult();
            gate.Wait();
        }

        return engine.Next(state, input, today);
    }

    public void Dispose() => gate.Dispose();
}
