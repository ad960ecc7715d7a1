export interface ExamProps {
  dark: boolean;
  /** How often the page was rendered around the exam. */
  renders: number;
  onLog: (entry: string) => void;
}
