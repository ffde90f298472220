namespace BotService.Handoff.Referrals;

/// <summary>
/// Others who may pass citizens on to us by a signed link. Section <c>Handoff:Referrals</c>, by name.
/// </summary>
public sealed class ReferralOptions
{
    public const string Section = "Handoff:Referrals";

    public Dictionary<string, ReferralPartner> Partners { get; } = new(StringComparer.Ordinal);
}

public sealed class ReferralPartner
{
    public const int ShortestSecret = 16;

    /// <summary>As citizens and clerks read it, such as 1999 市民熱線.</summary>
    public string Name { get; set; } = "";

    /// <summary>What links are signed with; at least <see cref="ShortestSecret"/> characters.</summary>
    public string Secret { get; set; } = "";
}
