import Link from 'next/link';
import { Exam } from './exam';

export default function Page() {
  return (
    <main>
      <h1>Mathematics I</h1>
      <Exam />
      <Link href="/">Home</Link>
    </main>
  );
}
