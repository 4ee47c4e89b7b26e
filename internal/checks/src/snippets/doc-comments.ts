import { parseSync } from 'oxc-parser';

/** A doc comment without its asterisks. */
export interface DocComment {
  readonly text: string;
  /** The number of lines of the file above it. */
  readonly above: number;
}

/** The doc comments of the source of a TypeScript file. */
export function docComments(file: string, source: string): readonly DocComment[] {
  return parseSync(file, source)
    .comments.filter(({ type, value }) => type === 'Block' && value.startsWith('*'))
    .map(({ value, start }) => ({
      text: value.replaceAll(/^[ \t]*\*[ \t]?/gm, ''),
      above: source.slice(0, start).split('\n').length - 1,
    }));
}

/** True if an `@example` of this comment shows its code without a fence, where no check would find it. */
export function hasBareExample({ text }: DocComment): boolean {
  return text.split(/^(?=@\w)/m).some((section) => section.startsWith('@example') && !section.includes('```'));
}
