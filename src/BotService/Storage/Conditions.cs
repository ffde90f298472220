using BotService.Hosting;
using Dapper;

namespace BotService.Storage;

/// <summary>What the rows of a list must be like: all of it, or all rows when nothing is asked.</summary>
/// <param name="values">The parameters that the conditions name.</param>
internal sealed class Conditions(object values)
{
    private readonly List<string> all = [];

    public DynamicParameters Values { get; } = new(values);

    public string Sql => all.Count == 0 ? "1 = 1" : string.Join(" and ", all);

    public void Add(string condition) => all.Add(condition);

    /// <summary>A moment on one of these days in Taiwan; null: no bound.</summary>
    public void Within(string column, DateOnly? from, DateOnly? to)
    {
        if (from is { } first) Add($"{column} >= @Begin", "Begin", Taiwan.Midnight(first));
        if (to is { } last) Add($"{column} < @End", "End", Taiwan.Midnight(last.AddDays(1)));
    }

    private void Add(string condition, string name, DateTimeOffset moment)
    {
        all.Add(condition);
        Values.Add(name, moment);
    }
}
