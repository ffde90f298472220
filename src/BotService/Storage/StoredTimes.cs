using System.Data;
using System.Globalization;
using Dapper;

namespace BotService.Storage;

/// <summary>Times as the engines give them: SQLite as text, PostgreSQL as a time of its own.</summary>
internal sealed class StoredTimes : SqlMapper.TypeHandler<DateTimeOffset>
{
    /// <summary>Always UTC: another offset would be refused, or sorted wrongly.</summary>
    public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) =>
        parameter.Value = value.ToUniversalTime();

    public override DateTimeOffset Parse(object value) => value switch
    {
        DateTimeOffset time => time,
        DateTime time => new DateTimeOffset(time),
        string text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        _ => throw new InvalidCastException($"{value.GetType().Name} is no time."),
    };
}
