import Link from 'next/link';
import { GuardedExam } from './guarded-exam';

export default function Page() {
  return (
    <main>
      <h1>Mathematics I</h1>
      <GuardedExam />
      <Link href="/">Home</Link>
    </main>
  );
}
