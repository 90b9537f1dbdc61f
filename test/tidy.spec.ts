/** The rules of the house as tests; each rule first proves on planted examples that it can fail. */
import * as imports from './tidy/imports';
import * as layout from './tidy/layout';
import * as purity from './tidy/purity';
import { repositoryFiles, type Rule } from './tidy/rule';
import * as wording from './tidy/wording';

const RULES: readonly Rule[] = [imports, layout, purity, wording].flatMap((rules) => Object.values(rules));

const files = repositoryFiles();

describe.each(RULES)('the repository $title', ({ violations, refused, accepted }) => {
  it('as it stands', () => {
    expect(violations(files)).toEqual([]);
  });

  it('and would be caught if it did not', () => {
    expect(refused.filter((planted) => violations(planted).length === 0)).toEqual([]);
    expect(refused).not.toHaveLength(0);
  });

  it('and is not accused of what only looks alike', () => {
    expect(violations(accepted)).toEqual([]);
  });
});
