import type { Shape } from '../../../../server/languageservice/inference/shape';

/** A shape on one line: `{a: string, b?: [number], …}`; `…` where a schema allows more keys, `*` where nothing tells. */
export function shapeLine(shape: Shape): string {
  switch (shape.kind) {
    case 'unknown':
      return 'any';
    case 'list':
      return `[${shapeLine(shape.items)}]`;
    case 'union':
      return shape.members.map(shapeLine).join(' | ');
    case 'object': {
      const keys = [...shape.keys].map(([key, { shape: held, optional }]) => {
        const line = shapeLine(held);
        return `${key}${optional ? '?' : ''}: ${line}`;
      });
      const rest = shape.restShape === undefined ? '*' : `*: ${shapeLine(shape.restShape)}`;
      const more = shape.rest === 'none' ? [] : [shape.rest === 'possible' ? '…' : rest];
      return `{${[...keys, ...more].join(', ')}}`;
    }
    default:
      return shape.values === undefined ? shape.kind : shape.values.map((value) => JSON.stringify(value)).join('/');
  }
}
