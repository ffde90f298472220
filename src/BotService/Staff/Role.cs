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

    /// <summary>See drafts of the knowledge with what they change, and the releases.</summary>
    Drafts,

    /// <summary>Begin drafts and write in them, propose, replay, withdraw.</summary>
    Write,

    /// <summary>Approve or reject somebody else's draft, accept or refuse what a replay found.</summary>
    Approve,

    /// <summary>Publish what was approved, and go back to an earlier release.</summary>
    Publish,

    /// <summary>Let something urgent go live, which ends by itself unless it is confirmed.</summary>
    Urgent,

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

    /// <summary>See the calls that citizens were promised, take them and make them.</summary>
    CallBacks,

    /// <summary>Close single days, and take a call over from whoever has it.</summary>
    Hours,

    /// <summary>See talks of citizens with people, take them and answer.</summary>
    Talks,

    /// <summary>Take a talk over from a colleague.</summary>
    TakeOver,

    /// <summary>See the answers that wait for approval, and decide on them.</summary>
    Approvals,

    /// <summary>Make and end the rules by which answers wait for approval.</summary>
    AnswerRules,

    /// <summary>See the yearly service plans, take them in, and say what is right of what was read.</summary>
    Plans,

    /// <summary>
    /// Find, show, hand out, hold and delete what a citizen left behind, and see what was erased for its age.
    /// </summary>
    Privacy,

    /// <summary>See the figures and how they are counted.</summary>
    Reports,

    /// <summary>Take the half-yearly evidence along, and see to its being handed in.</summary>
    Evidence,
}

/// <summary>The one table of who may do what.</summary>
public static class Rights
{
    private static readonly IReadOnlyDictionary<Role, IReadOnlySet<Right>> Table = new Dictionary<Role, IReadOnlySet<Right>>
    {
        [Role.Clerk] = new HashSet<Right> { Right.Desk, Right.CallBacks, Right.Talks, Right.Approvals },
        [Role.Reviewer] = new HashSet<Right>
        {
            Right.Desk, Right.Conversations, Right.Misses, Right.Proposals, Right.Low, Right.Improvements, Right.Drafts,
            Right.Approve, Right.CallBacks, Right.Talks, Right.Approvals, Right.Reports,
        },
        [Role.Editor] = new HashSet<Right>
        {
            Right.Desk, Right.Conversations, Right.Misses, Right.Proposals, Right.Decide, Right.Improvements,
            Right.Drafts, Right.Write, Right.Approve, Right.Publish, Right.CallBacks, Right.Talks,
            Right.Approvals, Right.AnswerRules, Right.Plans, Right.Reports,
        },
        [Role.Manager] = new HashSet<Right>
        {
            Right.Desk, Right.Conversations, Right.Misses, Right.Proposals, Right.Decide, Right.Low, Right.Improvements,
            Right.Close, Right.Audit, Right.Drafts, Right.Write, Right.Approve, Right.Publish, Right.Urgent,
            Right.CallBacks, Right.Hours, Right.Talks, Right.TakeOver,
            Right.Approvals, Right.AnswerRules, Right.Plans, Right.Reports, Right.Evidence, Right.Privacy,
        },
        [Role.Administrator] = new HashSet<Right>
        {
            Right.Desk, Right.Conversations, Right.Misses, Right.Proposals, Right.Decide, Right.Low, Right.Improvements,
            Right.Close, Right.Audit, Right.People, Right.Drafts, Right.Write, Right.Approve, Right.Publish, Right.Urgent,
            Right.CallBacks, Right.Hours, Right.Talks, Right.TakeOver,
            Right.Approvals, Right.AnswerRules, Right.Plans, Right.Reports, Right.Evidence, Right.Privacy,
        },
    };

    public static bool May(this Role role, Right right) => Table[role].Contains(right);
}
