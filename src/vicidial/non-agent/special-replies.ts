/** Replies of the non-agent API that are neither result lines nor rows. */
import type { Row } from './reply-rows.ts';

/** Records of `name => value` lines. Values may contain line breaks. A duplicate name makes its record unfit. */
export function readRecords(text: string): {
  readonly rows: readonly Row[];
  readonly unfit: readonly (readonly string[])[];
} {
  const rows: Row[] = [];
  const unfit: (readonly string[])[] = [];
  for (const block of text.split(/^;-+ START OF RECORD \d+ -+\n/m).slice(1)) {
    const lines = block.replace(/\n$/, '').split('\n');
    const row: Record<string, string> = {};
    let name: string | undefined;
    let isDoubtful = false;
    for (const line of lines) {
      const found = /^([a-z_0-9]+) => (.*)$/.exec(line);
      if (found) {
        const [, key = '', value = ''] = found;
        isDoubtful ||= key in row;
        name = key;
        row[name] = value;
      } else if (name !== undefined) row[name] = `${row[name]}\n${line}`;
    }
    if (isDoubtful) unfit.push(lines);
    else rows.push(row);
  }
  return { rows, unfit };
}

/** The in-groups in the form or the table of agent_ingroup_info, and whether the agent has selected each. */
export function readInGroupForm(
  html: string,
): readonly { readonly id: string; readonly name: string; readonly isSelected: boolean }[] {
  const cells = [...html.matchAll(/<td>([^<]*?)( \*)?<\/td><td>([^<]*)<\/td>/gi)].map(
    ([, id = '', star, name = '']) => ({ id, name, isSelected: star !== undefined }),
  );
  if (cells.length > 0) return cells;
  const select = /<select[^>]*ingroup_new_selections[\s\S]*?<\/select>/i.exec(html)?.[0] ?? '';
  return [...select.matchAll(/<option value="([^"]*)"([^>]*)>([^<]*)/gi)].map(
    ([, id = '', flags = '', label = '']) => ({
      id,
      name: label.slice(label.indexOf(' - ') + 3).trim(),
      isSelected: /selected/i.test(flags),
    }),
  );
}

/** The lines of agent_ingroup_info with stage=text, `NAME: value`, by name. */
export function readInGroupText(lines: readonly string[]): Row {
  return Object.fromEntries(
    lines.flatMap((line) => {
      const found = /^([A-Z ]+): ?(.*)$/.exec(line);
      return found ? [[(found[1] ?? '').toLowerCase().replaceAll(' ', '_'), found[2] ?? '']] : [];
    }),
  );
}

/** The files of a file chooser: the first argument of each `choose_file` link. */
export const readChooser = (html: string): readonly string[] =>
  [...html.matchAll(/href="javascript:choose_file\('([^']*)'/g)].map(([, name = '']) => name);

/** The reply of check_phone_number for an accepted number: `AREACODE: 1|-6#PHONE: number|code|…`. */
export function readNumberCheck(line: string): Row | undefined {
  const found = /^([A-Z]+): (\d)\|([^#]*)#PHONE: ([^|]*)\|([^|]*)/.exec(line);
  if (!found) return undefined;
  const [, method = '', canBeDialed = '', gmtOffset = '', phoneNumber = '', phoneCode = ''] = found;
  return {
    method,
    can_be_dialed: canBeDialed,
    gmt_offset: gmtOffset,
    phone_number: phoneNumber,
    phone_code: phoneCode,
  };
}
