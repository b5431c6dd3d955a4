// The combinations of a job's matrix:
// https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstrategymatrix

export type Combination = Record<string, unknown>;

/** A job without a matrix runs once, with an empty one. */
export function combinationsOf(matrix: unknown): Combination[] {
  if (matrix === undefined) return [{}];
  const { include = [], exclude = [], ...axes } = matrix as Record<string, unknown[]>;
  const names = Object.keys(axes);
  const product = Object.entries(axes).reduce<Combination[]>(
    (all, [name, values]) => all.flatMap((one) => values.map((it) => ({ ...one, [name]: it }))),
    names.length === 0 ? [] : [{}],
  );
  const kept = product.filter((one) => !exclude.some((it) => isPart(it as Combination, one)));
  const further: Combination[] = [];
  for (const more of include as Combination[]) {
    // It is added to what it leaves as it was; where there is no such combination, it is one itself.
    const own = Object.fromEntries(Object.entries(more).filter(([name]) => names.includes(name)));
    const fitting = kept.filter((one) => isPart(own, one));
    if (fitting.length === 0) further.push(more);
    for (const one of fitting) Object.assign(one, more);
  }
  return [...kept, ...further];
}

function isPart(part: Combination, whole: Combination): boolean {
  return Object.entries(part).every(([name, value]) => whole[name] === value);
}
