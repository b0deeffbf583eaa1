"""Derivatives as SymPy prints them: simplify(diff(f, x)), every variable a real number.

Reads lines of JSON, {"Expr": "x^2", "Wrt": "x", "Vars": ["x"]}; answers each with a line, the derivative as a JSON string in SymDiff's notation, or null where SymPy fails or needs
longer than so many seconds as the argument says.
"""

import json
import signal
import sys

import sympy
from sympy.core.cache import clear_cache
from sympy.parsing.sympy_parser import parse_expr, rationalize, standard_transformations
from sympy.printing.str import StrPrinter

FUNCTIONS = {
    "abs": sympy.Abs,
    "min": sympy.Min,
    "max": sympy.Max,
    "relu": lambda x: sympy.Max(0, x),
    "step": lambda x: sympy.Heaviside(x, 0),
    "sigmoid": lambda x: 1 / (1 + sympy.exp(-x)),
    "softplus": lambda x: sympy.log(1 + sympy.exp(x)),
    "log1p": lambda x: sympy.log(1 + x),
    "expm1": lambda x: sympy.exp(x) - 1,
    "hypot": lambda x, y: sympy.sqrt(x**2 + y**2),
}
for name in "exp log sqrt sin cos tan asin acos atan atan2 sinh cosh tanh asinh acosh atanh sign erf pi".split():
    FUNCTIONS[name] = getattr(sympy, name)


class Timeout(BaseException):
    """Not an Exception, which SymPy would catch."""


class Printer(StrPrinter):
    """SymDiff's names for what SymPy names otherwise."""

    def _print_Function(self, expr):
        names = {"Abs": "abs", "Heaviside": "step"}
        args = expr.args[:1] if expr.func.__name__ == "Heaviside" else expr.args
        return names.get(expr.func.__name__, expr.func.__name__) + f"({self.stringify(args, ', ')})"

    _print_Abs = _print_Heaviside = _print_Function

    def _print_LatticeOp(self, expr):
        return expr.func.__name__.lower() + f"({self.stringify(sorted(expr.args, key=str), ', ')})"

    def _print_Exp1(self, expr):
        return "exp(1)"

    def _print_Piecewise(self, expr):
        *others, (last, _) = expr.args
        text = self._print(last)
        for value, condition in reversed(others):
            text = f"where({self._print(condition)}, {self._print(value)}, {text})"
        return text

    def _print_Relational(self, expr):
        return f"({self._print(expr.lhs)}) {expr.rel_op} ({self._print(expr.rhs)})"

    def _print_And(self, expr):
        return "(" + " and ".join(f"({self._print(part)})" for part in expr.args) + ")"

    def _print_Or(self, expr):
        return "(" + " or ".join(f"({self._print(part)})" for part in expr.args) + ")"


def interrupt(signum, frame):
    raise Timeout


def derivative(text, wrt, names):
    symbols = {name: sympy.Symbol(name, real=True) for name in names}
    transformations = (*standard_transformations, rationalize)
    value = parse_expr(text.replace("^", "**"), {**FUNCTIONS, **symbols}, transformations)
    return Printer().doprint(sympy.simplify(sympy.diff(value, symbols[wrt])))


signal.signal(signal.SIGALRM, interrupt)
for line in sys.stdin:
    request = json.loads(line)
    answer = None
    signal.alarm(int(sys.argv[1]))
    try:
        answer = derivative(request["Expr"], request["Wrt"], request["Vars"])
    except (Timeout, Exception) as failure:
        print(f"{request['Expr']}: {failure!r}", file=sys.stderr)
    finally:
        signal.alarm(0)
    clear_cache()
    print(json.dumps(answer), flush=True)
