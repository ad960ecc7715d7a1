import 'proctored-exam';
