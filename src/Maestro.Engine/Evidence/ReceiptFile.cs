using Maestro.Engine.Diagnostics;
using Maestro.Engine.Reports;
using Maestro.Engine.Runs;

namespace Maestro.Engine.Evidence;

/// <summary>Keeps the receipt of a tear-down as JSON, in the place of that of the last one of the same environment: <c>NAME.receipt.json</c>.</summary>
internal static class ReceiptFile
{
    /// <summary>Writes it into <paramref name="folder"/>; what stands against that.</summary>
    public static async Task<IEnumerable<Diagnostic>> WriteAsync(Receipt receipt, string folder)
    {
        var file = Path.Combine(folder, $"{FileNames.Of(receipt.Environment)}.receipt.json");
        try
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllTextAsync(file, JsonParts.Object(json => json.WriteReceipt(receipt), indented: true) + "\n", CancellationToken.None);
            return [];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [Catalogue.ReceiptNotWritten(file, fault.Message)];
        }
    }
}
