declare module 'sanitize-html' {
  export interface Rules {
    allowedTags: string[];
    /** By element, `*` for all. */
    allowedAttributes: Record<string, string[]>;
    allowedStyles?: Record<string, Record<string, RegExp[]>>;
    allowedEmptyAttributes?: string[];
  }
  export default function sanitizeHtml(html: string, rules: Rules): string;
}
