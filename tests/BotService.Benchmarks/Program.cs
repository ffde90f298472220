using BotService.Benchmarks;
using BotService.Benchmarks.Grouping;
using BotService.Benchmarks.Measures;
using BotService.Benchmarks.Sets;

// Runs everything one after the other on this machine and prints a Markdown page; see docs/benchmarks.md.
// `--short` takes a tenth of the time, to see that all parts work. Names (engine, search, start, directline,
// messages, line, audiocodes, memory, staff, telephone, editing, replay, releases, talks, retention) choose parts;
// `--store=Host=…` runs directline on a PostgreSQL.
// Names of sets, `train` and `export` measure the recogniser on data that is not ours instead.
// `grouping` measures how well questions without an answer are put together.
if (args is [GroupingVerb.Name, ..]) return GroupingVerb.Run(args, Console.Out, Console.Error);
if (SetVerb.Handles(args)) return SetVerb.Run(args, Console.Out, Console.Error);
var plan = Plan.From(args);
var report = new Report();
report.Machine(Machine.Describe());
foreach (var (name, measure) in new (string, Func<Plan, Report, Task>)[]
{
    ("engine", EngineMeasure.RunAsync),
    ("search", SearchMeasure.RunAsync),
    ("start", StartMeasure.RunAsync),
    ("directline", DirectLineMeasure.RunAsync),
    ("messages", MessagesMeasure.RunAsync),
    ("line", LineMeasure.RunAsync),
    ("audiocodes", AudioCodesMeasure.RunAsync),
    ("memory", MemoryMeasure.RunAsync),
    ("staff", StaffMeasure.RunAsync),
    ("telephone", TelephoneMeasure.RunAsync),
    ("editing", EditingMeasure.RunAsync),
    ("replay", ReplayMeasure.RunAsync),
    ("releases", ReleasesMeasure.RunAsync),
    ("talks", TalksMeasure.RunAsync),
    ("retention", RetentionMeasure.RunAsync),
})
{
    if (!plan.Wants(name)) continue;
    Console.Error.WriteLine($"{name} …");
    await measure(plan, report);
}

Console.WriteLine(report);
return 0;
