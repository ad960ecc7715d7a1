import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { DRIVER_TIMEOUT } from '../../../../support/chromium.js';
import { installPackages } from '../../../../support/install.js';
import type { EditorServer } from './server.js';

/** What of sanitize-html's options the lists below use. */
interface Rules {
  allowedTags: string[];
  /** By element, `*` for all. */
  allowedAttributes: Record<string, string[]>;
  allowedStyles?: Record<string, Record<string, RegExp[]>>;
  allowedEmptyAttributes?: string[];
}

const requireTool = await installPackages(join(import.meta.dirname, '..'));
const sanitizeHtml = requireTool('sanitize-html') as (html: string, rules: Rules) => string;

/** What an editor or a sanitizer makes of HTML when it is saved once. */
export type Save = (html: string, browser: Browser, server: EditorServer) => Promise<string>;

/**
 * Opens a page that loads `head`, once for all snippets, and saves by `save`: it is called with the HTML in the
 * page, and leaves nothing of it there.
 */
function inPage(head: string, save: (html: string) => Promise<string>): Save {
  let opened: Promise<Page> | undefined;
  const open = async (browser: Browser, server: EditorServer): Promise<Page> => {
    const page = await browser.newPage();
    page.setDefaultTimeout(DRIVER_TIMEOUT);
    await page.goto(server.publish(`<!doctype html><html lang="en"><head>${head}</head><body>`));
    return page;
  };
  return async (html, browser, server) => {
    opened ??= open(browser, server);
    return (await opened).evaluate(save, html);
  };
}

/** Moodle's settings for its editor, as far as they touch what is saved; it cleans in PHP. */
const tinyMce = (version: 6 | 7): Save =>
  inPage(
    `<script src="/node_modules/tinymce-${version}/tinymce.min.js"></script>`,
    async (html) => {
      interface Editor {
        setContent(html: string): void;
        getContent(): string;
        remove(): void;
      }
      const { tinymce } = window as unknown as {
        tinymce: { init(options: object): Promise<Editor[]> };
      };
      const textarea = document.createElement('textarea');
      textarea.value = html;
      document.body.append(textarea);
      const [editor] = await tinymce.init({
        target: textarea,
        license_key: 'gpl',
        promotion: false,
        extended_valid_elements: 'script[*],p[*],i[*]',
        xss_sanitization: false,
        sandbox_iframes: false,
        convert_urls: false,
        entity_encoding: 'raw',
        a11y_advanced_options: true,
        table_header_type: 'sectionCells',
      });
      const saved = editor!.getContent();
      editor!.remove();
      textarea.remove();
      return saved;
    },
  );

/** With its General HTML Support open for everything, as a page builder would have it. */
const ckEditor = inPage(
  '<script src="/node_modules/ckeditor5/dist/browser/ckeditor5.umd.js"></script>',
  async (html) => {
    interface Editor {
      getData(): string;
      destroy(): Promise<void>;
    }
    const { CKEDITOR } = window as unknown as {
      CKEDITOR: Record<string, unknown> & {
        ClassicEditor: { create(element: Element, options: object): Promise<Editor> };
      };
    };
    const { ClassicEditor, Essentials, Paragraph, Heading, GeneralHtmlSupport } = CKEDITOR;
    const element = document.createElement('div');
    document.body.append(element);
    const editor = await ClassicEditor.create(element, {
      licenseKey: 'GPL',
      plugins: [Essentials, Paragraph, Heading, GeneralHtmlSupport],
      initialData: html,
      htmlSupport: { allow: [{ name: /.*/, attributes: true, classes: true, styles: true }] },
    });
    const saved = editor.getData();
    await editor.destroy();
    element.remove();
    return saved;
  },
);

const domPurify = inPage(
  '<script src="/node_modules/dompurify/dist/purify.min.js"></script>',
  (html) => {
    const { DOMPurify } = window as unknown as { DOMPurify: { sanitize(html: string): string } };
    return Promise.resolve(DOMPurify.sanitize(html));
  },
);

const sanitizer =
  (rules: Rules): Save =>
  (html) =>
    Promise.resolve(sanitizeHtml(html, rules));

/** The elements that WordPress lets Authors write (`$allowedposttags`), and its global attributes. */
const kses = (attributes: string[]): Save =>
  sanitizer({
    allowedTags:
      'a abbr acronym address area article aside audio b bdo big blockquote br button caption cite code col colgroup dd del details dfn div dl dt em fieldset figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd label legend li map mark menu nav ol p pre q s samp section small span strike strong sub summary sup table tbody td textarea tfoot th thead tr track tt u ul var video'.split(
        ' ',
      ),
    allowedAttributes: {
      '*': 'aria-* class data-* dir id lang role style title'.split(' ').concat(attributes),
      a: ['href', 'rel', 'target', 'name', 'download'],
      button: ['disabled', 'name', 'type', 'value'],
      img: ['alt', 'src', 'width', 'height'],
    },
    allowedStyles: { '*': { color: [/./], width: [/./], 'text-align': [/./] } },
    allowedEmptyAttributes: ['alt', 'hidden'],
  });

/** Canvas's `canvas_sanitize`: no buttons, frames with their address. */
const canvas = (attributes: string[]): Save =>
  sanitizer({
    allowedTags: 'a div em h2 h3 h4 iframe img li ol p span strong table tbody td th tr ul'.split(
      ' ',
    ),
    allowedAttributes: {
      '*': ['class', 'id', 'style', 'title', 'role', 'aria-*', ...attributes],
      a: ['href', 'target'],
      iframe: ['src', 'width', 'height', 'allow', 'title'],
    },
  });

/** By name, what our snippets are put through. */
export const tools: Record<string, Save> = {
  'plain HTML': (html) => Promise.resolve(html),
  'TinyMCE 6 as in Moodle': tinyMce(6),
  'TinyMCE 7 as in Moodle': tinyMce(7),
  'CKEditor 5 with General HTML Support': ckEditor,
  'DOMPurify’s defaults': domPurify,
  'WordPress 6.1’s list': kses([]),
  'WordPress 6.8’s list': kses(['hidden']),
  'Canvas’s list': canvas(['data-*']),
  'Canvas’s older list': canvas([]),
  'only class': sanitizer({
    allowedTags: ['div', 'p', 'h3', 'span', 'strong', 'em', 'a'],
    allowedAttributes: { '*': ['class'] },
  }),
};
