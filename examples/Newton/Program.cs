using SymDiff.Examples;

NewtonMethod.Run(Console.Out);
