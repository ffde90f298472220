namespace BotService.Engine.Dialogs.Reading;

/// <summary>What somebody does by a short utterance, whatever it is about.</summary>
public enum Act
{
    Yes, No, Heard, Thanks, End, Cancel, Return, Back, Skip, Next, Unsure, Why, Both, Neither, Repeat, Print, All,
    First, Second, Third, Fourth, Fifth, Last,
}

/// <summary>An utterance that is nothing but acts.</summary>
/// <param name="Done">In the order of the utterance; empty when it says anything besides.</param>
internal readonly record struct Acts(IReadOnlyList<Act> Done)
{
    public static readonly Acts None = new([]);

    public bool Any => Done.Count > 0;

    public bool Has(Act act) => Done.Contains(act);

    /// <summary>The place chosen, from 0; -1 is the last; null when none is.</summary>
    public int? Place => Done.Cast<Act?>().FirstOrDefault(a => a >= Act.First) switch
    {
        null => null,
        Act.Last => -1,
        { } place => place - Act.First,
    };
}
