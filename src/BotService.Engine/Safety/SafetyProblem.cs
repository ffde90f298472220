namespace BotService.Engine.Safety;

/// <summary>What can be wrong with the cards for danger and what danger is learnt from.</summary>
internal enum SafetyProblem
{
    UnknownCardSource, NumbersMissing, OperatorMissing, CardWithoutSource, NoCardWords, CardWordsOfNothing,
    ExpressionUnderTwoSigns, UnknownDanger, UnknownSign,
}
