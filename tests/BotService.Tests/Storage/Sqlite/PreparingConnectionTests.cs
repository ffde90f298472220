using BotService.Storage.Sqlite;
using Dapper;
using Microsoft.Data.Sqlite;

namespace BotService.Tests.Storage.Sqlite;

public sealed class PreparingConnectionTests : IDisposable
{
    private const string Insert = "insert into notes (id, text) values (@id, @text)";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("botservice-");
    private readonly PreparingConnection connection;

    public PreparingConnectionTests()
    {
        SQLitePCL.Batteries_V2.Init();
        connection = new PreparingConnection($"Data Source={Path.Combine(folder.FullName, "store.db")};Pooling=false");
        connection.Open();
        connection.Execute("create table notes (id integer not null primary key, text text null)");
    }

    [Fact]
    public void Command_RunAgainWithOtherValues_TakesThem()
    {
        for (var i = 1; i <= 3; i++)
        {
            connection.Execute(Insert, new { id = i, text = i == 2 ? null : $"note {i}" });
        }

        Assert.Equal(["note 1", null, "note 3"], connection.Query<string?>("select text from notes order by id"));
        Assert.Equal(
            "note 3", connection.ExecuteScalar<string>("select text from notes where id = @id", new { id = 3 }));
        Assert.Equal(
            "note 1", connection.QueryFirstOrDefault<string>("select text from notes where id = @id", new { id = 1 }));
    }

    [Fact]
    public void Text_RunAgain_IsNotCompiledAgain()
    {
        var first = connection.Take(Insert);
        connection.Return(first);

        connection.Execute(Insert, new { id = 1, text = "" });

        Assert.Same(first, connection.Take(Insert));
    }

    [Fact]
    public void Command_AfterOneThatFailed_Works()
    {
        connection.Execute(Insert, new { id = 1, text = "first" });

        Assert.Throws<SqliteException>(() => connection.Execute(Insert, new { id = 1, text = "again" }));
        connection.Execute(Insert, new { id = 2, text = "second" });

        Assert.Equal(2, connection.ExecuteScalar<int>("select count(*) from notes"));
    }

    [Fact]
    public void Query_InsideTheSameQuery_HasRowsOfItsOwn()
    {
        const string all = "select id from notes order by id";
        connection.Execute(Insert, new[] { new { id = 1, text = "" }, new { id = 2, text = "" } });

        var pairs = connection.Query<int>(all, buffered: false)
            .SelectMany(a => connection.Query<int>(all, buffered: false).Select(b => (a, b))).ToList();

        Assert.Equal([(1, 1), (1, 2), (2, 1), (2, 2)], pairs);
    }

    [Fact]
    public void Command_AfterTheTableHasChanged_SeesTheChange()
    {
        Assert.Empty(connection.Query("select * from notes"));
        connection.Execute("alter table notes add column more text not null default 'new'");
        connection.Execute(Insert, new { id = 1, text = "" });

        Assert.Equal("new", (string)connection.QuerySingle("select * from notes").more);
    }

    public void Dispose()
    {
        connection.Dispose();
        folder.Delete(recursive: true);
    }
}
