import { tokenizer, tokTypes, type Token } from "acorn";

type TokenType = Token["type"] & { prefix?: boolean; isAssign?: boolean; binop?: number | null };

const OPTIONS = { ecmaVersion: "latest", sourceType: "module" } as const;

/** After this many invalid characters, the rest counts as one token. */
const FAULTS = 1000;

/** An open bracket, or the module itself. */
interface Frame {
  /** Nesting levels around it. */
  outside: number;
  /** Levels that the current statement has chained in it so far. */
  chained: number;
  /** The parentheses of `if`, `for`, …: a statement follows, not an operator. */
  isHeader: boolean;
}

/**
 * An upper bound of the recursion depth for parsing this code or walking its tree: open brackets, and chains within a
 * statement, such as `!!!!x`, `if (a) if (b)`, `1 + 1 + 1` and `a.b.c`. Found in one pass and without recursion,
 * because V8 ends the process when it compiles a regular expression with little stack left, and parsers use many.
 */
export function nestingOfCode(code: string): number {
  const frames: Frame[] = [{ outside: 0, chained: 0, isHeader: false }];
  let most = 0;
  let before: TokenType | undefined;
  let isOperandOver = false;
  for (const { type, value } of tokensOf(code)) {
    const frame = frames.at(-1)!;
    // Two adjacent operands belong to two statements, with or without a semicolon.
    if ((isOperandOver && !goesOn(type)) || type === tokTypes.comma) frame.chained = 0;
    const endsTemplate = type === tokTypes.backQuote && before === tokTypes.template;
    if (!endsTemplate && chains(type, value)) frame.chained += 1;
    most = Math.max(most, frame.outside + frame.chained);
    if (OPENING.has(type)) {
      const isHeader = before !== undefined && HEADED.has(before);
      frames.push({ outside: frame.outside + frame.chained, chained: 0, isHeader });
    }
    const closed = CLOSING.has(type) && frames.length > 1 ? frames.pop() : undefined;
    if (type !== tokTypes.incDec) {
      isOperandOver = endsTemplate || (endsOperand(type, value) && closed?.isHeader !== true);
    }
    before = type;
  }
  return most;
}

const OPENING = new Set<TokenType>([
  tokTypes.braceL,
  tokTypes.bracketL,
  tokTypes.parenL,
  tokTypes.dollarBraceL,
]);

const CLOSING = new Set<TokenType>([tokTypes.braceR, tokTypes.bracketR, tokTypes.parenR]);

const HEADED = new Set<TokenType>([tokTypes._if, tokTypes._for, tokTypes._while, tokTypes._with]);

/**
 * Tokens that join an operand to the previous one. A closed bracket is an ancestor of what follows, so it counts too.
 */
const JOINING = new Set<TokenType>([
  tokTypes.arrow,
  tokTypes.backQuote,
  tokTypes.bracketL,
  tokTypes.colon,
  tokTypes.dot,
  tokTypes.parenL,
  tokTypes.question,
  tokTypes.starstar,
  tokTypes.questionDot,
]);

/** Tokens that continue a statement after its inner statement. */
const CONTINUING = new Set<TokenType>([
  tokTypes._else,
  tokTypes._while,
  tokTypes._catch,
  tokTypes._finally,
  tokTypes.template,
  tokTypes.semi,
  ...CLOSING,
]);

const WORDS = new Set<TokenType>([
  tokTypes._this,
  tokTypes._null,
  tokTypes._true,
  tokTypes._false,
  tokTypes._super,
]);

function joins(type: TokenType): boolean {
  return JOINING.has(type) || type.binop != null || type.isAssign === true;
}

function chains(type: TokenType, value: unknown): boolean {
  return (
    joins(type) ||
    OPENING.has(type) ||
    type === tokTypes.ellipsis ||
    type.prefix === true ||
    (type.keyword !== undefined && !WORDS.has(type)) ||
    isPrefixName(type, value)
  );
}

function goesOn(type: TokenType): boolean {
  return joins(type) || CONTINUING.has(type);
}

function endsOperand(type: TokenType, value: unknown): boolean {
  const isLiteral = type === tokTypes.num || type === tokTypes.string || type === tokTypes.regexp;
  const isName = type === tokTypes.name && !isPrefixName(type, value);
  return isLiteral || isName || WORDS.has(type) || type === tokTypes.semi || CLOSING.has(type);
}

/** Names that may precede an operand. */
function isPrefixName(type: TokenType, value: unknown): boolean {
  return type === tokTypes.name && /^(?:async|await|let|of|yield)$/.test(String(value));
}

/** All tokens; invalid characters are skipped. */
function* tokensOf(code: string): Generator<Token & { value?: unknown }> {
  let begin = 0;
  for (let faults = 0; faults <= FAULTS; faults += 1) {
    try {
      yield* tokenizer(code.slice(begin), OPTIONS);
      return;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      begin += (error as SyntaxError & { pos: number }).pos + 1;
    }
  }
}
