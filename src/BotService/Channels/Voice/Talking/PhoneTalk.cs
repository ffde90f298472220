using System.Globalization;
using System.Threading.Channels;
using BotService.Channels.Voice.Calls;
using BotService.Channels.Voice.Ears;
using BotService.Channels.Voice.Speaking;
using BotService.Channels.Voice.Voices;

namespace BotService.Channels.Voice.Talking;

/// <summary>
/// One call where the sound is ours: commands become sound on the stage; keys, silence and speech become events, told one
/// after another. It knows no gateway. Keys that come while an answer is being worked out are acted on after it, and spare
/// the caller hearing it.
/// </summary>
internal sealed class PhoneTalk
{
    private const string Keys = "0123456789*#";

    /// <summary>
    /// So much is made ahead of what is being said: a caller who interrupts has not paid for the rest.
    /// </summary>
    private static readonly int Ahead = Pcm.Samples(5000);

    private readonly TalkParts parts;
    private readonly Channel<Happening> inbox = Channel.CreateUnbounded<Happening>();
    private readonly EndPointer? pointer;
    private CallCommand.Say current = new([], Collect: null, TimeSpan.FromSeconds(7));
    private KeyPad pad = new(number: null);
    private string? language;
    private int waits, silences, sequence;

    public PhoneTalk(TalkParts parts)
    {
        this.parts = parts;
        Stage = new SoundStage(number => inbox.Writer.TryWrite(new Happening.Still(number)));
        pointer = parts.Ears.IsOn ? new EndPointer() : null;
    }

    private abstract record Happening
    {
        internal sealed record Pressed(char Key, int? During) : Happening;

        internal sealed record Still(int Number) : Happening;

        internal sealed record Spoken(short[] Sound) : Happening;

        internal sealed record Unasked(CallCommand.Say Say) : Happening;
    }

    public SoundStage Stage { get; }

    /// <summary>
    /// What interrupts stops at once, before anything is decided. Other keys than 0-9, * and # are none.
    /// </summary>
    public void Press(char key)
    {
        if (Keys.Contains(key) && Stage.Press(out var during)) inbox.Writer.TryWrite(new Happening.Pressed(key, during));
    }

    /// <summary>What the caller's side sends; listened to when it is the caller's turn.</summary>
    public void Hear(ReadOnlySpan<byte> sound)
    {
        if (pointer is null) return;

        if (!Stage.IsListening)
        {
            pointer.Forget();
            return;
        }

        var spoken = pointer.Add(Pcm.Of(sound));
        Stage.Hold(pointer.IsSpeaking || spoken is not null);
        if (spoken is not null) inbox.Writer.TryWrite(new Happening.Spoken(spoken));
    }

    /// <summary>The whole call, until we give it away.</summary>
    /// <exception cref="OperationCanceledException">The caller has hung up.</exception>
    /// <exception cref="VoiceFailedException">Something cannot be voiced.</exception>
    public async Task<TalkEnd> RunAsync(CallStart start, CancellationToken cancel)
    {
        Stage.Think();
        language = start.Language;
        PrepareSign(cancel);
        var commands = await parts.Door.StartAsync(start, cancel);
        using var unasked = parts.Door.Listen(start.Call, say => inbox.Writer.TryWrite(new Happening.Unasked(say)));
        while (true)
        {
            if (await PerformAsync(commands, cancel) is { } end) return end;

            commands = await NextAsync(start.Call, cancel);
        }
    }

    private async Task<TalkEnd?> PerformAsync(IReadOnlyList<CallCommand> commands, CancellationToken cancel)
    {
        var passages = 0;
        foreach (var command in commands)
        {
            switch (command)
            {
                case CallCommand.Configure configure:
                    language = configure.Language;
                    PrepareSign(cancel);
                    break;
                case CallCommand.Say say:
                    current = say;
                    await SpeakAsync(say, passages, cancel);
                    passages += say.Passages.Count;
                    break;
                case CallCommand.Transfer transfer:
                    await Stage.RoomAsync(0, cancel);
                    return new TalkEnd(transfer.Target, transfer.Reason);
                case CallCommand.HangUp hangUp:
                    await Stage.RoomAsync(0, cancel);
                    return new TalkEnd(TalkEnd.HangUp, hangUp.Reason);
                default:
                    throw new InvalidOperationException(command.GetType().Name);
            }
        }

        pad = new KeyPad(current.Collect);
        Wait();
        return null;
    }

    /// <summary>Breath by breath: the first is heard while the next is made.</summary>
    private async Task SpeakAsync(CallCommand.Say say, int before, CancellationToken cancel)
    {
        foreach (var (index, passage) in say.Passages.Index())
        {
            foreach (var breath in passage.Breaths)
            {
                await Stage.RoomAsync(Ahead, cancel);
                var sound = await parts.Words.SpeakAsync(breath, say.IsPrivate, cancel);
                if (!Stage.Say(sound, before + index, say.IsWhole)) return;

                Stage.Say(new short[Pcm.Samples(breath.Pause)], before + index, say.IsWhole);
            }
        }
    }

    private void Wait() => Stage.Wait(pad.Patience ?? current.Silence, ++waits);

    private async Task<IReadOnlyList<CallCommand>> NextAsync(string call, CancellationToken cancel)
    {
        while (true)
        {
            var happening = await inbox.Reader.ReadAsync(cancel);
            if (happening is Happening.Unasked { Say: var say })
            {
                silences = 0;
                return [say];
            }

            if (await EventAsync(happening, cancel) is not { } happened) continue;

            silences = happened is CallEvent.Silent { Nth: var nth } ? nth : 0;
            Stage.Think();
            var key = (++sequence).ToString(CultureInfo.InvariantCulture);
            return await parts.Door.TellAsync(call, happened, key, cancel);
        }
    }

    /// <summary>Null: nothing that counts yet, or any more.</summary>
    private async Task<CallEvent?> EventAsync(Happening happening, CancellationToken cancel)
    {
        switch (happening)
        {
            case Happening.Pressed pressed:
                Stage.TakeKey();
                if (pad.Press(pressed.Key, pressed.During) is { } keyed) return keyed;

                Wait();
                return null;
            case Happening.Still still when still.Number == waits:
                return pad.Complete() ?? (CallEvent)new CallEvent.Silent(silences + 1);
            case Happening.Spoken spoken:
                Stage.Think();
                return await parts.Ears.ListenAsync(spoken.Sound, language, current.Expected, cancel);
            default:
                return null;
        }
    }

    /// <summary>Made beside everything else; a voice that fails is found out by what has to be said.</summary>
    private void PrepareSign(CancellationToken cancel) => _ = PrepareAsync(cancel);

    private async Task PrepareAsync(CancellationToken cancel)
    {
        try
        {
            var sound = new List<short>();
            foreach (var breath in parts.Sign(language))
                sound.AddRange(await parts.Words.SpeakAsync(breath, isPrivate: false, cancel));
            Stage.Sign = [.. sound];
        }
        catch (Exception e) when (e is VoiceFailedException or OperationCanceledException)
        {
            // Without a sign the wait is silent.
        }
    }
}

/// <summary>What a talk is made of, the same for all calls.</summary>
/// <param name="Sign">What is said, in a language, when an answer takes its time.</param>
internal sealed record TalkParts(
    ICallDoor Door, SpokenWords Words, IEars Ears, Func<string?, IReadOnlyList<Breath>> Sign);

/// <param name="Target">A name of <c>Voice:Targets</c>, or <see cref="HangUp"/>.</param>
internal sealed record TalkEnd(string Target, string Reason)
{
    public const string HangUp = "hangup", Operator = "operator";
}
