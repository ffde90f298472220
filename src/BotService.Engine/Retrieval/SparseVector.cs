namespace BotService.Engine.Retrieval;

/// <summary>The features that are not zero, by ascending index.</summary>
internal sealed record SparseVector(int[] Indices, float[] Values)
{
    public int Length => Indices.Length;
}
