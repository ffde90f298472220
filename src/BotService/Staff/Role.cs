namespace BotService.Staff;

/// <summary>What somebody is here for. Each person has one.</summary>
public enum Role { Clerk, Reviewer, Editor, Manager, Administrator }

/// <summary>What can be done behind the sign-in.</summary>
public enum Right
{
    /// <summary>Ask at the desk, mark answers, write notes beside entries.</summary>
    Desk,

    /// <summary>Look into conversations; each look is recorded.</summary>
    Conversations,

    /// <summary>See and work off what was not answered: assign, judge, merge, split, propose, try.</summary>
    Misses,

    /// <summary>See the proposals that came of it.</summary>
    Proposals,

    /// <summary>Accept or refuse a proposal.</summary>
    Decide,

    /// <summary>See and work off conversations that went badly.</summary>
    Low,

    /// <summary>See the register of improvements, start one, bring evidence, measure.</summary>
    Improvements,

    /// <summary>Close an improvement, or open it again.</summary>
    Close,

    /// <summary>Add people, disable them, see their sessions.</summary>
    People,

    /// <summary>Read the record of who did what.</summary>
    Audit,
}

/// <summary>The one table of who may do what.</summary>
public static class Rights
{
    private static readonly IReadOnlyDictionary<Role, IReadOnlySet<Right>> Table = new Dictionary<Role, IReadOnlySet<Right>>
    {
        [Role.Clerk] = new HashSet<Right> { Right.Desk },
        [Role.Reviewer] = new HashSet<Right>
        {
            Right.Desk, Right.Conversations, Right.Misses, Right.Proposals, Right.Low, Right.Improvements,
        },
        [Role.Editor] = new HashSet<Right>
        {
            Right.Desk, Right.Conversations, Right.Misses, Right.Proposals, Right.Decide, Right.Improvements,
        },
        [Role.Manager] = new HashSet<Right>
        {
            Right.Desk, Right.Conversations, Right.Misses, Right.Proposals, Right.Decide, Right.Low, Right.Improvements,
            Right.Close, Right.Audit,
        },
        [Role.Administrator] = new HashSet<Right>
        {
            Right.Desk, Right.Conversations, Right.Misses, Right.Proposals, Right.Decide, Right.Low, Right.Improvements,
            Right.Close, Right.Audit, Right.People,
        },
    };

    public static bool May(this Role role, Right right) => Table[role].Contains(right);
}
