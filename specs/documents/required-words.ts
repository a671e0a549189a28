/** The words of a "required" column, in Chinese and English. */

const yes = /^(?:是|yes|y|true|必选|必填|必须|必需|必传|required|mandatory|√|✓)$/i;
const no = /^(?:否|no|n|false|可选|选填|非必选|非必填|非必须|非必需|optional|×|✗)$/i;
/** The parameter is required in some cases, and the column does not say in which. */
const sometimes =
  /^(?:(?:有)?条件(?:性)?(?:必选|必填|必须|必需|必传)|视情况(?:而定|必选|必填)?|部分(?:场景|情况)?(?:必选|必填)|conditional(?:ly)?(?: (?:required|mandatory))?|(?:required|mandatory) (?:conditionally|in some cases)|depends)$/i;

export type RequiredWord = 'yes' | 'no' | 'sometimes';

/** The meaning of a cell; undefined for any other text. */
export function requiredWord(cell: string): RequiredWord | undefined {
  const word = cell.trim().replace(/[。.*]+$/, '');
  if (yes.test(word)) return 'yes';
  if (no.test(word)) return 'no';
  return sometimes.test(word) ? 'sometimes' : undefined;
}
