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
        private const int SmallestLength = 64;

        private readonly Lock gate = new();

        // to make a handle and to free it takes longer than all else here, so those of dead nodes are used again
        private Stack<WeakGCHandle<Expr>>? spare;
        private Slot[] slots = new Slot[SmallestLength];
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
                var node = new Expr(op, args, shape ?? op.InferShape(args), hash);
                slots[i] = new(hash.Low, HandleOf(node));
                if (++count * 3L > slots.Length * 2L) Rehash();
                return node;
            }
        }

        private WeakGCHandle<Expr> HandleOf(Expr node)
        {
            if (spare is null || !spare.TryPop(out var handle)) return new(node);
            handle.SetTarget(node);
            return handle;
        }

        private static bool Same(Expr node, Op op, ReadOnlySpan<Expr> args, ContentHash hash) =>
            node.Hash == hash && node.Op.Equals(op) && node.Args.SequenceEqual(args);

        private void Rehash()
        {
            var live = Compact();
            var size = SmallestLength;
            while (size < live.Length * 3L) size *= 2;
            slots = new Slot[size];
            count = live.Length;
            foreach (var slot in live) Place(slot);
            while (spare?.Count > live.Length) spare.Pop().Dispose();
        }

        /// <summary>Puts the slots of live nodes at the front of the table and takes the handles of dead ones.</summary>
        private ReadOnlySpan<Slot> Compact()
        {
            var live = 0;
            foreach (var slot in slots)
            {
                if (!slot.Handle.IsAllocated) continue;
                if (slot.Handle.TryGetTarget(out _)) slots[live++] = slot;
                else (spare ??= new()).Push(slot.Handle);
            }
            return slots.AsSpan(0, live);
        }

        private void Place(Slot slot)
        {
            var mask = slots.Length - 1;
            var i = (int)slot.Low & mask;
            while (slots[i].Handle.IsAllocated) i = (i + 1) & mask;
            slots[i] = slot;
        }

        private readonly record struct Slot(ulong Low, WeakGCHandle<Expr> Handle);
    }
}
