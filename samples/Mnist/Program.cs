using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using Spectre.Console;

namespace Samples.Mnist;

/// <summary>
/// The command line of the sample: trains <see cref="DigitNet"/> or <see cref="LeNet"/> on MNIST and shows how well it reads.
/// </summary>
internal static class Program
{
    private const int Failed = 1;

    // What a shell reports for a program that Ctrl+C ended.
    private const int Interrupted = 130;

    private static async Task<int> Main(string[] arguments)
    {
        if (!Console.IsOutputRedirected)
            Console.OutputEncoding = Encoding.UTF8;

        ParseResult parsed = Command().Parse(arguments);
        if (parsed.Action is ParseErrorAction parseError)
            (parseError.ShowHelp, parseError.ShowTypoCorrections) = (false, false);

        return await parsed.InvokeAsync();
    }

    private static RootCommand Command()
    {
        var data = new Option<DirectoryInfo>("--data")
        {
            Description = "Folder of the four MNIST files in IDX format, gzipped or not. [default: this sample's own]",
            HelpName = "DIR",
        };
        Option<int> epochs = WholeNumber("--epochs", "How often every training example is seen.", 10, 1, 10_000);
        Option<int> batch = WholeNumber("--batch", "Examples in one training step.", 64, 1, 1_000_000);
        Option<int> seed = WholeNumber(
            "--seed", "Decides the initial weights and the order; same seed, same result.", 1, 0, int.MaxValue);

        var model = new Option<string>("--model")
        {
            Description = "The network: 'dense', two hidden layers, or 'lenet', convolutions.",
            HelpName = "NAME",
            DefaultValueFactory = _ => TrainingOptions.Dense,
        };
        model.AcceptOnlyFromAmong(TrainingOptions.Dense, TrainingOptions.LeNet);

        var command = new RootCommand("Trains a network that reads handwritten digits on the MNIST database.")
        {
            data, model, epochs, batch, seed,
        };
        command.SetAction((parsed, cancellation) =>
        {
            string directory = parsed.GetValue(data)?.FullName ?? MnistData.DefaultDirectory;
            var options = new TrainingOptions(
                parsed.GetValue(epochs), parsed.GetValue(batch), parsed.GetValue(seed), parsed.GetValue(model)!);
            return Task.Run(() => Run(directory, options, cancellation), CancellationToken.None);
        });
        return command;
    }

    private static Option<int> WholeNumber(string name, string description, int defaultValue, int least, int most)
    {
        return new Option<int>(name)
        {
            Description = description,
            HelpName = "N",
            DefaultValueFactory = _ => defaultValue,
            CustomParser = Parse,
        };

        int Parse(ArgumentResult argument)
        {
            string text = argument.Tokens.Count == 1 ? argument.Tokens[0].Value : "";
            if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
                || value < least || value > most)
            {
                argument.AddError($"{name} is '{text}', but a whole number from {least} to {most} is needed.");
            }

            return value;
        }
    }

    private static int Run(string directory, TrainingOptions options, CancellationToken cancellation)
    {
        var report = new Report(AnsiConsole.Console);
        try
        {
            MnistData data = MnistData.Load(directory);
            var trainer = new Trainer(data, options);
            report.Start(data, trainer.Net);
            report.Training(trainer, cancellation);
            report.Results(trainer.Test(), data.Test, trainer.TrainingTime);
            return 0;
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(error.Message);
            return Failed;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped.");
            return Interrupted;
        }
    }
}
