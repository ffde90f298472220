namespace BotService.Benchmarks.Load;

/// <summary>Somebody who asks one question after the other, five a second, while something else goes on.</summary>
internal static class Citizen
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <param name="goesOn">Told how many were asked.</param>
    /// <returns>How long each waited for the answer.</returns>
    public static async Task<Times> AskAsync(DirectLineClient client, Script script, Func<int, bool> goesOn)
    {
        var (took, talk) = (new Times(), await client.OpenAsync("zh-TW"));
        for (var i = 0; goesOn(i); i++)
        {
            var from = TimeProvider.System.GetTimestamp();
            await client.TurnAsync(talk, script.Utterances[i % script.Utterances.Count].Text);
            took.Add(TimeProvider.System.GetElapsedTime(from));
            await Task.Delay(Pause);
        }

        return took;
    }
}
