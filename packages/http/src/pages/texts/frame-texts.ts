/** What stands around every page. */
export interface FrameTexts {
  /** For who goes by keyboard: past the head, to what the page is for. */
  readonly skip: string;
  /** Name of the panel with the links of the application. */
  readonly panel: string;
  readonly stuck: (contact: string) => string;
  /** The way back to the application. */
  readonly home: string;
  readonly continue: string;
  readonly copied: string;
  /** Where a browser does not let a page copy. */
  readonly selected: string;
}
