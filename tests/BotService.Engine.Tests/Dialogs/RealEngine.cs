using System.Text.Json;
using BotService.Engine.Cases;
using BotService.Engine.Dialogs;
using BotService.Engine.Intents;
using BotService.Engine;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Dialogs;

/// <summary>The engine as shipped: real knowledge, real dialogs, real recogniser. Trained once for all tests.</summary>
public sealed class RealEngine
{
    private static readonly Lazy<Release> Read = new(() => Release.Load(Folders).Release!);

    public static readonly DateOnly Today = new(2026, 11, 20);

    public static ReleaseFolders Folders =>
        new(Shipped.Folder, Path.Combine(Shipped.Root, "dialogs"));

    public static string Duties => Path.Combine(Shipped.Root, "duties");

    public static Release Shared => Read.Value;

    public Release Loaded { get; } = Shared;

    public IDialogEngine Engine => Loaded.Engine;

    /// <summary>
    /// A conversation that has just been opened by somebody who is known to be a customer of a
    /// supplier; null: that is not known.
    /// </summary>
    internal Conversation Open(string locale = "zh-TW", DateOnly? today = null, string? supplier = "twc", int? survey = null) =>
        new(Engine, locale, today ?? Today, supplier) { Survey = survey };

    /// <summary>
    /// A conversation that has just been opened where the assistant speaks in the name of one organisation.
    /// </summary>
    internal Conversation OpenAt(string organisation, string locale = "zh-TW") =>
        new(Engine, locale, Today, organisation: organisation);

    /// <summary>A sentence of <c>dialogs/wording</c>, to compare with without repeating it.</summary>
    internal string Words(string key, string locale = "zh-TW") => Loaded.Script.Wording[locale][key].Trim();

    /// <summary>The beginning of a sentence, up to the first thing filled in.</summary>
    internal string Before(string key, string locale = "zh-TW") => Words(key, locale).Split('{')[0];
}

/// <summary>Send, look at what came back, send again.</summary>
internal sealed class Conversation
{
    private readonly IDialogEngine engine;
    private readonly string? tag;
    private readonly DateOnly today;
    private readonly string? organisation;

    public Conversation(
        IDialogEngine engine, string? tag, DateOnly today, string? supplier = null, string? organisation = null)
    {
        (this.engine, this.tag, this.today, this.organisation) = (engine, tag, today, organisation);
        Turn = engine.Next(null, new Input(null, tag) { Organisation = organisation }, today);
        if (supplier is not null) Turn = Turn with { State = Turn.State with { Supplier = supplier } };
    }

    /// <summary>Which aspect is asked after a rating; null: none.</summary>
    public int? Survey { get; init; }

    public TurnResult Turn { get; private set; }

    /// <summary>Goes on from another state.</summary>
    public void Restore(DialogState state) => Turn = Turn with { State = state };

    public DialogState State => Turn.State;

    public Reply Last => Turn.Replies[^1];

    public IEnumerable<string> Documents => (Last.Sheet?.Parts ?? [])
        .Where(p => p.Kind is PartKind.Documents or PartKind.Forms or PartKind.LookedUp).SelectMany(p => p.Items)
        .Select(i => i.Id);

    public Reply Say(string text)
    {
        Turn = engine.Next(State, new Input(text, tag) { Organisation = organisation, Survey = Survey }, today);
        return Last;
    }

    public Reply Send(Medium medium)
    {
        Turn = engine.Next(State, new Input("", tag) { Organisation = organisation, Medium = medium }, today);
        return Last;
    }

    /// <summary>Goes on in another place, perhaps with another organisation.</summary>
    public Reply GoOn(string? there = null)
    {
        Turn = engine.Next(State, new Input(null, tag) { Organisation = there }, today);
        return Last;
    }

    /// <summary>Posts back the offered label whose action begins so.</summary>
    public Reply Choose(string action) =>
        Say(State.Offers.First(o => o.Action.StartsWith(action, StringComparison.Ordinal)).Label);

    public T Event<T>() where T : TurnEvent => Assert.Single(Turn.Events.OfType<T>());

    /// <summary>All of a turn as text, so that two turns can be compared whole.</summary>
    public static string Whole(TurnResult turn) => JsonSerializer.Serialize(new
    {
        turn.State,
        turn.Replies,
        Events = turn.Events.Select(
            e => new { Name = e.GetType().Name, Content = JsonSerializer.Serialize(e, e.GetType()) }),
    });
}
