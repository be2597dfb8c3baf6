import { GraphQLError, Kind, type ASTVisitor, type FieldNode, type SelectionSetNode, type ValidationContext } from 'graphql';

/** Deepest nesting of a document. */
const MAX_DEPTH = 14;
/** Largest cost: fields weighted by the page lengths above them. The console's dearest document stays below a third of it. */
const MAX_COST = 60_000;
/** What a list without `first` counts as. */
const LIST_GUESS = 10;

/** Refuses documents that would cost too much, before anything runs. */
function costLimit(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(operation) {
      const spent = { cost: 0 };
      weigh(context, operation.selectionSet, 1, 1, spent, new Set());
      if (spent.cost > MAX_COST)
        context.reportError(
          new GraphQLError('The query asks for too much at once; ask for shorter pages or fewer fields.', { nodes: operation }),
        );
    },
  };
}

function weigh(
  context: ValidationContext,
  set: SelectionSetNode,
  times: number,
  depth: number,
  spent: { cost: number },
  seen: Set<string>,
): void {
  if (depth > MAX_DEPTH) {
    spent.cost = Infinity;
    return;
  }
  for (const selection of set.selections) {
    if (spent.cost > MAX_COST) return;
    if (selection.kind === Kind.FIELD) {
      spent.cost += times;
      if (selection.selectionSet) weigh(context, selection.selectionSet, times * pageOf(selection), depth + 1, spent, seen);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      weigh(context, selection.selectionSet, times, depth, spent, seen);
    } else {
      const fragment = context.getFragment(selection.name.value);
      if (!fragment || seen.has(selection.name.value)) continue;
      weigh(context, fragment.selectionSet, times, depth, spent, new Set([...seen, selection.name.value]));
    }
  }
}

/** Rows that a field multiplies what is below it by. A page is counted where its length is asked, not again at its edges. */
function pageOf(field: FieldNode): number {
  const first = field.arguments?.find((argument) => argument.name.value === 'first')?.value;
  if (first?.kind === Kind.INT) return Number(first.value);
  if (first?.kind === Kind.VARIABLE) return 100;
  return /^(members|children|needs|offers|assignments|availability|week|teams|grants)$/.test(field.name.value) ? LIST_GUESS : 1;
}

/** Validation rules beyond GraphQL's own. */
export const limitRules = [costLimit];
