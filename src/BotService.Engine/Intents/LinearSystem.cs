namespace BotService.Engine.Intents;

/// <summary>Solves small systems of equations, as Newton's method needs them.</summary>
internal static class LinearSystem
{
    /// <summary>
    /// Gauss with pivots. The matrix must be regular; a ridge on its diagonal sees to that. Both arguments are used up.
    /// </summary>
    public static double[] Solve(double[,] matrix, double[] right)
    {
        var n = right.Length;
        for (var column = 0; column < n; column++)
        {
            var pivot = column;
            for (var row = column + 1; row < n; row++)
            {
                if (Math.Abs(matrix[row, column]) > Math.Abs(matrix[pivot, column])) pivot = row;
            }
            for (var k = 0; k < n; k++) (matrix[column, k], matrix[pivot, k]) = (matrix[pivot, k], matrix[column, k]);
            (right[column], right[pivot]) = (right[pivot], right[column]);
            for (var row = column + 1; row < n; row++)
            {
                var factor = matrix[row, column] / matrix[column, column];
                for (var k = column; k < n; k++) matrix[row, k] -= factor * matrix[column, k];
                right[row] -= factor * right[column];
            }
        }
        for (var row = n - 1; row >= 0; row--)
        {
            for (var k = row + 1; k < n; k++) right[row] -= matrix[row, k] * right[k];
            right[row] /= matrix[row, row];
        }
        return right;
    }
}
