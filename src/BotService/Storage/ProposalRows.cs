using System.Data.Common;
using System.Globalization;
using BotService.Engine.Language;
using BotService.Review.Proposals;
using BotService.Staff.Audit;
using Dapper;

namespace BotService.Storage;

/// <summary>
/// What is proposed, whoever writes it. Runs inside a write. The masking stands here and not with the callers, so that none can
/// forget it.
/// </summary>
internal static class ProposalRows
{
    /// <returns>Its number.</returns>
    public static async Task<long> AddAsync(DbConnection db, NewProposal proposal, Deed deed)
    {
        var number = await db.QuerySingleAsync<long>(
            "insert into proposals (kind, entry, utterances, was, group_number, organisation, by_whom, at) "
            + "values (@Kind, @Entry, @Texts, @Was, @Group, @Organisation, @By, @At) returning number",
            new
            {
                proposal.Kind, proposal.Entry, proposal.Was, proposal.Group, proposal.Organisation, deed.By, deed.At,
                Texts = Json.Write(proposal.Texts.Select(t => t with { Text = PersonalData.Mask(t.Text) }).ToArray()),
            });
        await AuditRows.AddAsync(db, deed with { Subject = number.ToString(CultureInfo.InvariantCulture) });
        return number;
    }
}
