using System.Text;

namespace SymDiff.Cli;

/// <summary>The words of a command line, as a shell reads them: quotes of both kinds hold a word together.</summary>
internal static class CommandWords
{
    /// <summary>The words.</summary>
    public static string[] Split(string line)
    {
        var words = new List<string>();
        var (word, quote, isWord) = (new StringBuilder(), '\0', false);
        foreach (var character in line + " ")
        {
            if (quote == '\0' && character is '"' or '\'') (quote, isWord) = (character, true);
            else if (character == quote) quote = '\0';
            else if (character != ' ' || quote != '\0')
            {
                word.Append(character);
                isWord = true;
            }
            else if (isWord)
            {
                words.Add(word.ToString());
                word.Clear();
                isWord = false;
            }
        }
        return [.. words];
    }
}
