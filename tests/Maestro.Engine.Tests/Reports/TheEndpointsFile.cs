using Maestro.Engine.Model;
using Maestro.Engine.Reports;

namespace Maestro.Engine.Tests.Reports;

public sealed class TheEndpointsFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("maestro-endpoints-");

    private string Path => System.IO.Path.Combine(_folder.FullName, "bin", EndpointsFile.Name);

    [Fact]
    public void Is_sorted_JSON_of_a_stable_form()
    {
        Write();

        File.ReadAllText(Path).ReplaceLineEndings("\n").ShouldBe(
            """
            {
              "schema": 1,
              "environment": "shop",
              "variables": {
                "DB_DB_1_HOST": "::1",
                "MAESTRO_DB_DB_1_SQL": "[::1]:5432",
                "MAESTRO_DNS_DNS_1_QUERY": "[::1]:53"
              },
              "endpoints": [
                {
                  "service": "db",
                  "instance": "db-1",
                  "port": "sql",
                  "protocol": "tcp",
                  "host": "::1",
                  "number": 5432,
                  "variable": "MAESTRO_DB_DB_1_SQL"
                },
                {
                  "service": "dns",
                  "instance": "dns-1",
                  "port": "query",
                  "protocol": "udp",
                  "host": "::1",
                  "number": 53,
                  "variable": "MAESTRO_DNS_DNS_1_QUERY"
                }
              ]
            }
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Replaces_an_old_one_and_leaves_nothing_beside_itself()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        File.WriteAllText(Path, "old");

        Write();

        File.ReadAllText(Path).ShouldNotContain("old");
        Directory.EnumerateFileSystemEntries(System.IO.Path.GetDirectoryName(Path)!).ShouldBe([Path]);
    }

    [Fact]
    public void Leaves_nothing_beside_itself_when_it_cannot_be_written()
    {
        Directory.CreateDirectory(Path);

        Should.Throw<Exception>(Write).ShouldBeAssignableTo<SystemException>();

        Directory.EnumerateFileSystemEntries(System.IO.Path.GetDirectoryName(Path)!).ShouldBe([Path]);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Write()
    {
        Endpoint sql = new("db", "db-1", "sql", PortProtocol.Tcp, "::1", 5432, "MAESTRO_DB_DB_1_SQL");
        Endpoint query = new("dns", "dns-1", "query", PortProtocol.Udp, "::1", 53, "MAESTRO_DNS_DNS_1_QUERY");
        EndpointsFile.Write(Path, "shop", [new(query.Variable, query.Address), new("DB_DB_1_HOST", "::1"), new(sql.Variable, sql.Address)], [query, sql]);
    }
}
