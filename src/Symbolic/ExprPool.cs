using System.Runtime.InteropServices;
using SymDiff.Ops;

namespace SymDiff;

/// <summary>
/// The one table of live nodes, so that equal nodes are one object. Striped for many threads; holds its nodes weakly, and
/// a stripe drops its dead handles when it grows.
/// </summary>
internal static class ExprPool
{
    private static readonly Stripe[] Stripes = MakeStripes();

    /// <summary>The node for this operator and these arguments, made on first use.</summary>
    public static Expr Intern(Op op, ReadOnlySpan<Expr> args, Shape? shape = null)
    {
        var hash = op.Hash;
        foreach (var arg in args) hash = hash.With(arg.Hash);
        return Stripes[hash.High & 63].Intern(op, args, shape, hash);
    }

    /// <summary>Number of handles held, dead ones included; for tests of memory.</summary>
    internal static long HandleCount => Stripes.Sum(s => (long)s.Count);

    private static Stripe[] MakeStripes()
    {
        var stripes = new Stripe[64];
        for (var i = 0; i < stripes.Length; i++) stripes[i] = new();
        return stripes;
    }

    private sealed class Stripe
    {
        private readonly Lock gate = new();
        private Slot[] slots = new Slot[64];
        private int count;

        public int Count => count;

        public Expr Intern(Op op, ReadOnlySpan<Expr> args, Shape? shape, ContentHash hash)
        {
            lock (gate)
            {
                var mask = slots.Length - 1;
                var i = (int)hash.Low & mask;
                for (; slots[i].Handle.IsAllocated; i = (i + 1) & mask)
                    if (slots[i].Low == hash.Low && slots[i].Handle.TryGetTarget(out var found) && Same(found, op, args, hash)) return found;
                var node = new Expr(op, args.ToArray(), shape ?? op.InferShape(args), hash);
                slots[i] = new(hash.Low, new WeakGCHandle<Expr>(node));
                if (++count * 2 > slots.Length) Rehash();
                return node;
            }
        }

        private static bool Same(Expr node, Op op, ReadOnlySpan<Expr> args, ContentHash hash) =>
            node.Hash == hash && node.Op.Equals(op) && node.Args.SequenceEqual(args);

        private void Rehash()
        {
            var live = 0;
            foreach (var slot in slots) if (slot.Handle.IsAllocated && slot.Handle.TryGetTarget(out _)) live++;
            var size = 64;
            while (size < live * 4) size *= 2;
            var (old, kept) = (slots, new Slot[size]);
            count = 0;
            foreach (var slot in old)
            {
                if (!slot.Handle.IsAllocated) continue;
                if (slot.Handle.TryGetTarget(out _)) Place(kept, slot);
                else slot.Handle.Dispose();
            }
            slots = kept;
        }

        private void Place(Slot[] table, Slot slot)
        {
            var mask = table.Length - 1;
            var i = (int)slot.Low & mask;
            while (table[i].Handle.IsAllocated) i = (i + 1) & mask;
            table[i] = slot;
            count++;
        }

        private readonly record struct Slot(ulong Low, WeakGCHandle<Expr> Handle);
    }
}
