<?php
// This file is part of Moodle - http://moodle.org/
//
// Moodle is free software: you can redistribute it and/or modify
// it under the terms of the GNU General Public License as published by
// the Free Software Foundation, either version 3 of the License, or
// (at your option) any later version.
//
// Moodle is distributed in the hope that it will be useful,
// but WITHOUT ANY WARRANTY; without even the implied warranty of
// MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE.  See the
// GNU General Public License for more details.
//
// You should have received a copy of the GNU General Public License
// along with Moodle.  If not, see <http://www.gnu.org/licenses/>.

namespace quizaccess_proctoredexam;

use mod_quiz_mod_form;
use MoodleQuickForm;
use quizaccess_proctoredexam\local\rules;
use quizaccess_proctoredexam\local\server_origin;

/**
 * Proctoring in the form of a quiz, with the site's defaults.
 *
 * @package    quizaccess_proctoredexam
 * @copyright  2026 The proctored-exam authors
 * @license    http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class quiz_form {
    /** @var string What the names of fields begin with, as Moodle wants it. */
    private const PREFIX = 'proctoredexam_';

    /** @var int The vendor's limit for an address, in characters. */
    private const URL_LENGTH = 200;

    /**
     * Adds the fields.
     *
     * @param mod_quiz_mod_form $quizform the form
     * @param MoodleQuickForm $mform what it wraps
     */
    public static function add_fields(mod_quiz_mod_form $quizform, MoodleQuickForm $mform): void {
        $enabled = self::PREFIX . 'enabled';
        $mform->addElement('selectyesno', $enabled, self::text('enabled'));
        $mform->addHelpButton($enabled, 'enabled', 'quizaccess_proctoredexam');
        $mform->setDefault($enabled, 0);

        self::add_select($mform, 'mode', exam_config::MODES, site::get('mode', 'offline'));
        self::add_select($mform, 'identification', exam_config::IDENTIFICATIONS, site::get('identification', 'face'));
        self::add_select($mform, 'whenended', [exam_config::SUBMIT, exam_config::RETURN], site::get('whenended', 'submit'));
        $mform->addHelpButton(self::PREFIX . 'whenended', 'whenended', 'quizaccess_proctoredexam');

        $allowed = exam_config::split(site::get('rules', implode(',', rules::allowed_by_default())));
        $boxes = [];
        foreach (array_keys(rules::DEFAULTS) as $rule) {
            $boxes[] = $mform->createElement('advcheckbox', self::PREFIX . $rule, '', self::text($rule));
            $mform->setDefault(self::PREFIX . $rule, (int) in_array($rule, $allowed, true));
        }
        $mform->addGroup($boxes, self::PREFIX . 'rules', self::text('rules'), '<br>', false);
        self::add_text($mform, 'customrules', 'textarea', site::get('customrules'));
        self::add_text($mform, 'agreementurl', 'text', site::get('agreementurl'));
        $mform->addHelpButton(self::PREFIX . 'agreementurl', 'agreementurl', 'quizaccess_proctoredexam');

        self::add_select($mform, 'calculator', exam_config::CALCULATORS, site::get('calculator', 'off'));
        foreach (['auxiliarycamera', 'multipledisplays', 'trial'] as $name) {
            $mform->addElement('selectyesno', self::PREFIX . $name, self::text($name));
            $mform->setDefault(self::PREFIX . $name, (int) site::get($name, '0'));
        }
        $mform->addHelpButton(self::PREFIX . 'trial', 'trial', 'quizaccess_proctoredexam');

        $groups = groups_get_all_groups($quizform->get_course()->id);
        $names = array_map(fn(\stdClass $group): string => format_string($group->name), $groups);
        $mform->addElement('autocomplete', self::PREFIX . 'groupids', self::text('groups'), $names, [
            'multiple' => true,
            'noselectionstring' => self::text('everybody'),
        ]);
        $mform->addHelpButton(self::PREFIX . 'groupids', 'groups', 'quizaccess_proctoredexam');

        foreach (self::fields() as $name) {
            $mform->hideIf(self::PREFIX . $name, $enabled, 'eq', 0);
        }
    }

    /**
     * Checks what a teacher has chosen.
     *
     * @param array $errors those found so far
     * @param array $data the form's data
     * @return array the errors
     */
    public static function validate(array $errors, array $data): array {
        $enabled = self::PREFIX . 'enabled';
        if (empty($data[$enabled])) {
            return $errors;
        }
        if (!site::load() || !widget::is_installed()) {
            $errors[$enabled] = self::text('errornotsetup');
        }
        $url = trim($data[self::PREFIX . 'agreementurl'] ?? '');
        if ($url !== '' && !self::is_agreement($url)) {
            $errors[self::PREFIX . 'agreementurl'] = self::text('erroragreementurl');
        }
        // It opens a window of its own: the frame would stay empty.
        if (($data['browsersecurity'] ?? '-') === 'securewindow') {
            $errors['browsersecurity'] = self::text('errorsecurewindow');
        }
        if (!empty($data['allowofflineattempts'])) {
            $errors['allowofflineattempts'] = self::text('erroroffline');
        }
        return $errors;
    }

    /**
     * Saves what a teacher has chosen.
     *
     * @param \stdClass $quiz the form's data, with the quiz's id
     */
    public static function save(\stdClass $quiz): void {
        $value = fn(string $name, $default) => $quiz->{self::PREFIX . $name} ?? $default;
        $enabled = $value('enabled', null);
        // A request that bears no fields of ours, such as a web service's, changes nothing.
        if ($enabled === null) {
            return;
        }
        if (!$enabled) {
            exam_config::delete($quiz->id);
            return;
        }
        $allowed = array_filter(array_keys(rules::DEFAULTS), fn(string $rule): bool => (bool) $value($rule, false));
        $groupids = array_filter(array_map('intval', (array) $value('groupids', [])));
        exam_config::save((object) [
            'quizid' => $quiz->id,
            'mode' => self::one_of(exam_config::MODES, $value('mode', 'offline')),
            'identification' => self::one_of(exam_config::IDENTIFICATIONS, $value('identification', 'face')),
            'auxiliarycamera' => (int) (bool) $value('auxiliarycamera', 0),
            'multipledisplays' => (int) (bool) $value('multipledisplays', 0),
            'calculator' => self::one_of(exam_config::CALCULATORS, $value('calculator', 'off')),
            'trial' => (int) (bool) $value('trial', 0),
            'agreementurl' => trim($value('agreementurl', '')),
            'rules' => implode(',', $allowed),
            'customrules' => trim($value('customrules', '')),
            'whenended' => self::one_of([exam_config::SUBMIT, exam_config::RETURN], $value('whenended', exam_config::SUBMIT)),
            'groupids' => implode(',', $groupids),
        ]);
    }

    /**
     * What the form shows of a quiz.
     *
     * @param int $quizid the quiz
     * @return array values by names of fields; where proctoring is off, that alone, so that the site's defaults show
     */
    public static function values(int $quizid): array {
        $config = exam_config::load($quizid);
        if (!$config) {
            return [self::PREFIX . 'enabled' => 0];
        }
        $values = ['enabled' => 1, 'groupids' => exam_config::split($config->record->groupids)];
        foreach (rules::all($config->allowed_rules()) as $rule => $isallowed) {
            $values[$rule] = (int) $isallowed;
        }
        foreach (array_diff(self::fields(), ['rules', 'groupids']) as $name) {
            $values[$name] = $config->record->$name;
        }
        $names = array_map(fn(string $name): string => self::PREFIX . $name, array_keys($values));
        return array_combine($names, $values);
    }

    /**
     * Whether the vendor takes an address as that of a user agreement.
     *
     * @param string $url the address
     * @return bool
     */
    public static function is_agreement(string $url): bool {
        $parts = parse_url($url);
        $origin = is_array($parts) ? ($parts['scheme'] ?? '') . '://' . ($parts['host'] ?? '') : '';
        return strlen($url) <= self::URL_LENGTH && filter_var($url, FILTER_VALIDATE_URL) &&
            server_origin::normalise($origin) !== null;
    }

    /**
     * The fields that show when proctoring is on.
     *
     * @return string[] names without the prefix
     */
    private static function fields(): array {
        return [
            'mode', 'identification', 'whenended', 'rules', 'customrules', 'agreementurl', 'calculator', 'auxiliarycamera',
            'multipledisplays', 'trial', 'groupids',
        ];
    }

    /**
     * Adds a choice.
     *
     * @param MoodleQuickForm $mform the form
     * @param string $name the field
     * @param string[] $choices its values
     * @param string $default the one that is chosen at first
     */
    private static function add_select(MoodleQuickForm $mform, string $name, array $choices, string $default): void {
        $texts = array_map(fn(string $choice): string => self::text("{$name}_{$choice}"), $choices);
        $mform->addElement('select', self::PREFIX . $name, self::text($name), array_combine($choices, $texts));
        $mform->setDefault(self::PREFIX . $name, $default);
    }

    /**
     * Adds a field for text.
     *
     * @param MoodleQuickForm $mform the form
     * @param string $name the field
     * @param string $type text or textarea
     * @param string $default what stands in it at first
     */
    private static function add_text(MoodleQuickForm $mform, string $name, string $type, string $default): void {
        $size = $type === 'text' ? ['size' => 60] : ['rows' => 3, 'cols' => 60];
        $mform->addElement($type, self::PREFIX . $name, self::text($name), $size);
        $mform->setType(self::PREFIX . $name, $type === 'text' ? PARAM_RAW_TRIMMED : PARAM_TEXT);
        $mform->setDefault(self::PREFIX . $name, $default);
    }

    /**
     * Keeps a value to those that there are.
     *
     * @param string[] $choices the values
     * @param mixed $value what the request says
     * @return string it, or the first choice
     */
    private static function one_of(array $choices, mixed $value): string {
        return in_array($value, $choices, true) ? $value : $choices[0];
    }

    /**
     * A text.
     *
     * @param string $name the language string
     * @return string
     */
    private static function text(string $name): string {
        return get_string($name, 'quizaccess_proctoredexam');
    }
}
