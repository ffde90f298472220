using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace BotService.Engine.Intents;

/// <summary>
/// Gathers questions into groups by average likeness. Groups only grow: what was gathered stays together and keeps its
/// number, and what is new joins a group or opens one. Takes new questions as they come, in their order.
/// </summary>
public sealed class QuestionGroups
{
    /// <summary>Below this average likeness nothing is put together: chosen so that three in four are put together rightly
    /// even when they come a few at a time. Higher: smaller groups, purer ones.</summary>
    internal const double Alike = 0.24;

    /// <summary>So many are held against each other at once: their table takes four megabytes.</summary>
    private const int AtOnce = 1000;

    private readonly List<QuestionCloud> groups = [];

    /// <summary>By piece of text, the groups that hold it.</summary>
    private readonly Dictionary<int, List<int>> holders = [];

    public int Count => groups.Count;

    /// <summary>A group that is there already.</summary>
    /// <returns>Its place, from 0.</returns>
    public int Open(IEnumerable<QuestionLook> questions)
    {
        var cloud = new QuestionCloud();
        foreach (var question in questions) cloud.Add(question);
        return Open(cloud);
    }

    /// <returns>For each question its group's place; those from <see cref="Count"/> as it was before on are new. A
    /// question without anything to compare has a group of its own.</returns>
    public IReadOnlyList<int> Join(IReadOnlyList<QuestionLook> questions, CancellationToken cancel = default)
    {
        var places = new int[questions.Count];
        for (var from = 0; from < questions.Count; from += AtOnce)
        {
            var some = questions.Skip(from).Take(AtOnce).ToArray();
            foreach (var members in Gathered(some, cancel))
            {
                var cloud = new QuestionCloud();
                foreach (var member in members) cloud.Add(some[member]);
                var place = Nearest(cloud);
                if (place >= 0) Grow(place, cloud);
                else place = Open(cloud);
                foreach (var member in members) places[from + member] = place;
            }
        }
        return places;
    }

    private int Open(QuestionCloud cloud)
    {
        groups.Add(new QuestionCloud());
        Grow(groups.Count - 1, cloud);
        return groups.Count - 1;
    }

    private void Grow(int place, QuestionCloud cloud)
    {
        foreach (var piece in cloud.Pieces.Keys)
        {
            if (groups[place].Pieces.ContainsKey(piece)) continue;
            if (!holders.TryGetValue(piece, out var list)) holders.Add(piece, list = []);
            list.Add(place);
        }
        groups[place].Add(cloud);
    }

    /// <returns>The place of the group that is most like it, -1 when none is like it.</returns>
    private int Nearest(QuestionCloud cloud)
    {
        var shared = new float[groups.Count];
        foreach (var (piece, weight) in cloud.Pieces)
        {
            if (!holders.TryGetValue(piece, out var list)) continue;
            foreach (var place in list) shared[place] += weight * groups[place].Pieces[piece];
        }
        var (nearest, most) = (-1, Alike);
        for (var place = 0; place < shared.Length; place++)
        {
            if (groups[place].Likeness(cloud, shared[place]) is var likeness && likeness >= most)
                (nearest, most) = (place, likeness);
        }
        return nearest;
    }

    /// <summary>Joins the two that are most alike, again and again, until none are alike (average linkage).</summary>
    private static List<List<int>> Gathered(QuestionLook[] some, CancellationToken cancel)
    {
        var count = some.Length;
        var sums = Table(some);
        var members = Enumerable.Range(0, count).Select(i => new List<int> { i }).ToArray();
        var alive = Enumerable.Range(0, count).ToList();
        var (best, worth) = (new int[count], new float[count]);
        foreach (var i in alive) Look(i);
        while (alive.Count > 1)
        {
            cancel.ThrowIfCancellationRequested();
            var into = alive[0];
            foreach (var i in alive) if (worth[i] > worth[into]) into = i;
            if (worth[into] < Alike) break;
            var from = Math.Max(into, best[into]);
            into = Math.Min(into, best[into]);
            alive.Remove(from);
            members[into].AddRange(members[from]);
            foreach (var i in alive) sums[into][i] = sums[i][into] = sums[into][i] + sums[from][i];
            foreach (var i in alive)
            {
                if (i == into || best[i] == from || best[i] == into) Look(i);
                else if (Average(i, into) is var more && more > worth[i]) (best[i], worth[i]) = (into, more);
            }
        }
        return [.. alive.Select(i => members[i])];

        void Look(int i)
        {
            (best[i], worth[i]) = (-1, float.NegativeInfinity);
            foreach (var j in alive)
                if (j != i && Average(i, j) is var average && average > worth[i]) (best[i], worth[i]) = (j, average);
        }

        float Average(int i, int j) => sums[i][j] / (members[i].Count * members[j].Count);
    }

    /// <summary>The likeness of each two.</summary>
    private static float[][] Table(QuestionLook[] some)
    {
        var holders = new Dictionary<int, List<(int Question, float Weight)>>();
        for (var i = 0; i < some.Length; i++)
        {
            for (var p = 0; p < some[i].Pieces.Length; p++)
                (CollectionsMarshal.GetValueRefOrAddDefault(holders, some[i].Pieces[p], out _) ??= []).Add((i, some[i].Weights[p]));
        }
        var table = new float[some.Length][];
        for (var i = 0; i < some.Length; i++)
        {
            var (row, mine) = (table[i] = new float[some.Length], some[i]);
            for (var p = 0; p < mine.Pieces.Length; p++)
            {
                foreach (var (question, weight) in holders[mine.Pieces[p]]) row[question] += mine.Weights[p] * weight;
            }
            for (var j = 0; j < some.Length; j++)
            {
                var leaning = TensorPrimitives.Dot((ReadOnlySpan<float>)mine.Leanings, some[j].Leanings);
                var isOther = mine.Said != 0 && some[j].Said != 0 && (mine.Said & some[j].Said) == 0;
                row[j] = (1 - QuestionReader.LeaningShare) * row[j] + QuestionReader.LeaningShare * leaning
                    - (isOther ? QuestionReader.OtherTopic : 0);
            }
        }
        return table;
    }
}
