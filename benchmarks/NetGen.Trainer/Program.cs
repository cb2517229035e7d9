using System.Diagnostics;
using System.Globalization;
using NetGen.Trainer;

// Trains LeNet-5 on made images. Prints, in milliseconds, the time to after the first step: since the timestamp given as
// the argument, at which its starter started it, or since the entry of the program; then the median step and the loss.
const int WarmUp = 200, Steps = 400;

var start = args is [var started] ? long.Parse(started, CultureInfo.InvariantCulture) : Stopwatch.GetTimestamp();
var random = new Random(1);
var images = new float[Digits.Batch * Digits.Side * Digits.Side];
var classes = new int[Digits.Batch];
Digits.Fill(random, images, classes);
var network = new LeNet(seed: 1);
var loss = network.Step(images, classes);
var first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;

var times = new double[Steps];
for (var step = -WarmUp; step < Steps; step++)
{
    Digits.Fill(random, images, classes);
    var before = Stopwatch.GetTimestamp();
    loss = network.Step(images, classes);
    if (step >= 0)
        times[step] = Stopwatch.GetElapsedTime(before).TotalMilliseconds;
}

Array.Sort(times);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{first:F2} {times[Steps / 2]:F3} {loss:F5}"));
