namespace BotService.Renewal.Files;

/// <summary>Why a file gives no plan.</summary>
internal enum PlanFileProblem
{
    NoPlanFile, PlanFileEmpty, PlanFileTooLarge, PlanFileTooLong, PlanFileUnknown, PlanFileOldWord, PlanFileLocked,
        PlanFileMacros, PlanFileBomb, PlanFileBroken,
    PlanFileEntities, PlanFilePictures, PlanFileNotText, NotAPlan, PlanWithoutYear, PlanWithoutOwner, PlanIdTaken,
        PlanIdBad, PlanThere, PlanUnknown,
}
